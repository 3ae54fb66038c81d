# Runs a program that must not outlive the process at the other end of our standard input:
#   guard PID_FILE GRACE_SECONDS COMMAND...
# End of input, or TERM to us: the program gets TERM and, after the grace time, KILL. We exit with its exit code.
pid_file=$1
grace=$2
shift 2

# Signals of the terminal are for the process above, which closes our input when it is done.
trap '' HUP INT QUIT TSTP
trap 'kill -TERM "$program" 2>/dev/null' TERM

exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
echo "$program" >"$pid_file"

(
  trap - TERM
  while read -r line; do :; done <&3
  kill -TERM "$program" 2>/dev/null
  while kill -0 "$program" 2>/dev/null && [ "$grace" -gt 0 ]; do
    sleep 1
    grace=$((grace - 1))
  done
  kill -KILL "$program" 2>/dev/null
) &
watcher=$!
exec 3<&-

wait "$program"
code=$?
# A signal that we handle ends "wait" early.
while kill -0 "$program" 2>/dev/null; do
  wait "$program"
  code=$?
done
# KILL, because TERM would be lost while the watcher has not yet given up the trap that it inherited.
kill -KILL "$watcher" 2>/dev/null
wait "$watcher" 2>/dev/null
rm -f "$pid_file"
exit "$code"
