package dev.creamery.engine.query;

/**
 * A column of the experiments.
 *
 * @param name BUTTER's name, regularizers with an underscore
 * @param sqlType DuckDB's type
 */
public record Column(String name, String sqlType) {

    /** The kind of its values. */
    public ColumnType type() {
        return ColumnType.ofSql(sqlType);
    }

    /** Its name in double quotes. */
    String quoted() {
        return Sql.name(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
