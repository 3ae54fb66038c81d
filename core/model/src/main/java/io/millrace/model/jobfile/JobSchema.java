package io.millrace.model.jobfile;

import io.millrace.model.spi.Catalog;

/** The JSON Schema of job files: editors complete and check files with it. */
public final class JobSchema {
    private JobSchema() {}

    /**
     * A JSON Schema (draft 2020-12) that accepts what {@link JobFile#load} finds no fault with in the shape of a file, for these
     * connectors and formats. The same catalog gives the same text.
     */
    public static String generate(Catalog catalog) {
        return JsonText.of(new ShapeSchemas().document(new Grammar(catalog).job()));
    }
}
