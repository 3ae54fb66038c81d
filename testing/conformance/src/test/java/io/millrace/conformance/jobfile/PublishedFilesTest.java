package io.millrace.conformance.jobfile;

import io.millrace.model.jobfile.JobSchema;
import io.millrace.model.spi.Catalog;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PublishedFilesTest {
    @Test
    void theJsonSchemaIsThatOfTheInstalledConnectors() throws IOException {
        Golden.assertUpToDate("docs/schema/job.schema.json", JobSchema.generate(Catalog.installed()));
    }

    @Test
    void theReferenceOfExpressionsIsThatOfTheFunctions() throws IOException {
        Golden.assertUpToDate("docs/expressions.md", FunctionReference.generate());
    }

    @Test
    void theReferenceOfConnectorsIsComplete() throws IOException {
        Golden.assertUpToDate("docs/connectors.md", ConnectorReference.generate(Catalog.installed()));
    }
}
