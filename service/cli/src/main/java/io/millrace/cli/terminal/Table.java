package io.millrace.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns under a header: text to the left, numbers to the right. */
public final class Table {
    private static final String GAP = "  ";

    /** How the cells of a column stand. */
    public enum Align {
        LEFT,
        RIGHT
    }

    private final List<String> titles;
    private final List<Align> alignments;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(List<String> titles, List<Align> alignments) {
        if (titles.size() != alignments.size()) {
            throw new IllegalArgumentException(titles.size() + " titles, but " + alignments.size() + " alignments");
        }
        this.titles = List.copyOf(titles);
        this.alignments = List.copyOf(alignments);
    }

    /** Adds a row with a cell for each column. */
    public Table row(List<String> cells) {
        if (cells.size() != titles.size()) {
            throw new IllegalArgumentException(cells.size() + " cells in a table of " + titles.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The header, a rule and the rows, without line ends and trailing blanks. */
    public List<String> lines() {
        int[] widths = new int[titles.size()];
        widen(widths, titles);
        rows.forEach(row -> widen(widths, row));
        List<String> lines = new ArrayList<>();
        lines.add(line(widths, titles));
        lines.add(rule(widths));
        rows.forEach(row -> lines.add(line(widths, row)));
        return lines;
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private String line(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? "" : GAP);
            switch (alignments.get(i)) {
                case LEFT -> line.append(cell).append(padding);
                case RIGHT -> line.append(padding).append(cell);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        List<String> pieces = new ArrayList<>();
        for (int width : widths) {
            pieces.add("-".repeat(width));
        }
        return String.join(GAP, pieces);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
