package dev.creamery.engine.store;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.SchemaNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Parquet files without DuckDB. */
public final class OtherReader {

    private OtherReader() {}

    /** Every column as {@code name type}, in DuckDB's words. */
    public static List<String> columns(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            return reader.getFileSchema().getRootNode().children().stream()
                    .map(node -> node.name() + " " + type(node))
                    .toList();
        }
    }

    /** Every row, by column; unsigned numbers as the file has them. */
    public static List<Map<String, Object>> rows(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                Map<String, Object> values = new LinkedHashMap<>();
                for (int column = 0; column < row.getFieldCount(); column++) {
                    values.put(row.getFieldName(column), value(row, column));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static Object value(RowReader row, int column) {
        if (row.isNull(column)) {
            return null;
        }
        Object value = row.getValue(column);
        return value instanceof dev.hardwood.row.PqList list
                ? new ArrayList<>(list.values())
                : value;
    }

    private static String type(SchemaNode node) {
        return switch (node) {
            case SchemaNode.GroupNode group -> type(group.getListElement()) + "[]";
            case SchemaNode.PrimitiveNode primitive -> primitiveType(primitive);
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static String primitiveType(SchemaNode.PrimitiveNode node) {
        if (node.logicalType() instanceof LogicalType.IntType integer) {
            String name =
                    switch (integer.bitWidth()) {
                        case 8 -> "TINYINT";
                        case 16 -> "SMALLINT";
                        case 32 -> "INTEGER";
                        default -> "BIGINT";
                    };
            return (integer.isSigned() ? "" : "U") + name;
        }
        return switch (node.type()) {
            case BOOLEAN -> "BOOLEAN";
            case FLOAT -> "FLOAT";
            case INT64 -> "BIGINT";
            case BYTE_ARRAY ->
                    node.logicalType() instanceof LogicalType.StringType ? "VARCHAR" : "BLOB";
            default -> node.type().name();
        };
    }
}
