package dev.creamery.engine.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table in columns that are as wide as their widest cell. */
final class TextTable {

    /** Which side of a column its cells lean on. */
    enum Align {
        LEFT,
        RIGHT
    }

    private static final String GAP = "  ";

    private final List<String> header;
    private final List<Align> align;
    private final int[] widths;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param align one per column
     */
    TextTable(List<String> header, List<Align> align) {
        this.header = List.copyOf(header);
        this.align = List.copyOf(align);
        widths = header.stream().mapToInt(TextTable::width).toArray();
    }

    /**
     * @param cells one per column
     */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], width(cells.get(column)));
        }
    }

    void print(PrintWriter out) {
        out.println(line(header));
        out.println(String.join(GAP, IntStream.of(widths).mapToObj("-"::repeat).toList()));
        rows.forEach(row -> out.println(line(row)));
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP)
                    .append(align.get(column) == Align.LEFT ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
