package io.millrace.model.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who misspelt a name most likely meant. */
public final class Nearest {
    /** Longer names than this are no misspellings of ours. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The known name with the fewest edits, if a third of its letters or less differ; case counts for nothing. */
    public static Optional<String> to(String given, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            int allowed = Math.max(1, Math.min(given.length(), candidate.length()) / 3);
            if (given.length() > LONGEST || Math.abs(given.length() - candidate.length()) > allowed) {
                continue;
            }
            int distance = edits(given.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance <= allowed && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Insertions, deletions, replacements and swaps of neighbours that make {@code b} of {@code a}. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int least = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
