# Finds a JDK 25 or newer and exports JAVA_HOME. Sourced by the scripts at the root of the repository; plain POSIX sh.
#
# Order: JAVA_HOME, then the directories where JDKs are commonly installed (newest first), then the java on PATH.

millrace_jdk_minimum=25

# Prints the feature version of the JDK in $1, or 0 if there is no JDK there.
millrace_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || { echo 0; return 0; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | grep . || echo 0
}

# Prints the best JDK among the usual installation directories; nothing if none is new enough.
millrace_installed_jdk() {
  set +f
  for candidate in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(millrace_jdk_version "$candidate")
    [ "$version" -lt "$millrace_jdk_minimum" ] || echo "$version $candidate"
  done | sort -rn | sed -n '1s/^[0-9]* //p'
}

# Prints the home of the java on PATH if it is new enough.
millrace_path_jdk() {
  command -v java >/dev/null 2>&1 || return 0
  home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  [ "$(millrace_jdk_version "$home")" -lt "$millrace_jdk_minimum" ] || echo "$home"
}

if [ "$(millrace_jdk_version "${JAVA_HOME:-/nonexistent}")" -lt "$millrace_jdk_minimum" ]; then
  millrace_jdk=$(millrace_installed_jdk)
  [ -n "$millrace_jdk" ] || millrace_jdk=$(millrace_path_jdk)
  if [ -z "$millrace_jdk" ]; then
    {
      echo "Millrace needs a JDK $millrace_jdk_minimum or newer, and none was found."
      echo "Looked in JAVA_HOME (${JAVA_HOME:-not set}), the usual JVM directories, SDKMAN and PATH."
      echo "Install one, for example:"
      echo "  Debian, Ubuntu   sudo apt install openjdk-$millrace_jdk_minimum-jdk"
      echo "  Fedora, RHEL     sudo dnf install java-$millrace_jdk_minimum-openjdk-devel"
      echo "  macOS            brew install openjdk@$millrace_jdk_minimum"
      echo "  SDKMAN           sdk install java $millrace_jdk_minimum-tem"
      echo "or set JAVA_HOME to a JDK that is already on this machine."
    } >&2
    exit 1
  fi
  JAVA_HOME=$millrace_jdk
  export JAVA_HOME
fi
