package io.millrace.cli.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.model.error.MillraceException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a demonstration runs and shows, from a file beside the jobs, because nothing else here knows the fields of a job.
 *
 * @param title one sentence
 * @param jobs each is started when the one before has made rows; the last one writes what the API serves
 */
record DemoScript(String title, List<Job> jobs, Results results) {
    DemoScript {
        jobs = List.copyOf(jobs);
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException("a demonstration has at least one job");
        }
    }

    /**
     * A job to run.
     *
     * @param file relative to the script
     * @param once values that replace those of the file if the demonstration is to end by itself
     */
    record Job(String file, Map<String, String> once) {
        Job(String file, @Nullable Map<String, String> once) {
            this.file = file;
            this.once = once == null ? Map.of() : Map.copyOf(once);
        }
    }

    /**
     * What is read back.
     *
     * @param count the field that says how many records went into a row
     */
    record Results(String count, TableOfBusiest table) {}

    /** The groups with the largest counts, each with its latest row. */
    record TableOfBusiest(String title, int rows, List<Column> columns) {
        TableOfBusiest {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column of the table.
     *
     * @param decimals of a number that is not whole
     */
    record Column(String field, String title, int decimals) {}

    static DemoScript read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object content = new Load(LoadSettings.builder().build()).loadFromReader(reader);
            if (content == null) {
                throw new IllegalArgumentException("it is empty");
            }
            return new JsonMapper().convertValue(content, DemoScript.class);
        } catch (IOException | RuntimeException e) {
            throw new MillraceException(
                    "DEMO_UNREADABLE", "cannot read " + file + ", which says what the demonstration shows: " + e, e);
        }
    }
}
