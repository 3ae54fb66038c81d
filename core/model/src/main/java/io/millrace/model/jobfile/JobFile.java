package io.millrace.model.jobfile;

import io.millrace.model.document.Document;
import io.millrace.model.document.Node;
import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.FunctionLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads job files. */
public final class JobFile {
    private JobFile() {}

    /** Where a job has no files of its own: one that brings functions along is refused. */
    public static LoadedJob load(String text, Syntax syntax, Catalog catalog, List<JobOverride> overrides) {
        return load(text, syntax, catalog, FunctionLoader.NONE, overrides);
    }

    /**
     * Makes a plan of the text of a job file, or says everything that is wrong with it. No text whatever makes it throw,
     * hang, or take much memory.
     *
     * @param catalog the connectors and formats that the job may name
     * @param functions finds the functions that the job brings along
     * @param overrides values that replace those of the file, in order
     */
    public static LoadedJob load(
            String text, Syntax syntax, Catalog catalog, FunctionLoader functions, List<JobOverride> overrides) {
        List<Problem> unreadable = new ArrayList<>();
        Optional<Node> document = Document.read(text, syntax, unreadable);
        Problems problems = new Problems();
        unreadable.forEach(problems::add);
        Optional<Node> root = document.map(node -> new Overriding(problems).apply(node, overrides));
        return root.map(node -> bind(node, catalog, functions, problems))
                .orElseGet(() -> new LoadedJob.Invalid(problems.sorted()));
    }

    /**
     * Makes a plan of the tree that a job file has, however it came about, or says everything that is wrong with it.
     *
     * @param catalog the connectors and formats that the job may name
     * @param functions finds the functions that the job brings along
     */
    public static LoadedJob bind(Node document, Catalog catalog, FunctionLoader functions) {
        return bind(document, catalog, functions, new Problems());
    }

    private static LoadedJob bind(Node document, Catalog catalog, FunctionLoader functions, Problems problems) {
        Optional<Plan> plan = new ShapeChecker(problems)
                .check(document, new Grammar(catalog).job())
                .flatMap(job -> new JobBinder((Section) job.value(), catalog, functions, problems).bind());
        return plan.<LoadedJob>map(LoadedJob.Valid::new).orElseGet(() -> new LoadedJob.Invalid(problems.sorted()));
    }
}
