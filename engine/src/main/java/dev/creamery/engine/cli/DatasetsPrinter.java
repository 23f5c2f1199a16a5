package dev.creamery.engine.cli;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetDescription;

import java.io.PrintWriter;
import java.util.List;

/** Prints what is known of datasets. */
interface DatasetsPrinter {

    /** BUTTER's and the generated ones, and where each would come from. */
    void list(DatasetCatalog catalog, PrintWriter out);

    /** How columns become inputs and targets. */
    void describe(List<DatasetDescription> descriptions, PrintWriter out);
}
