package io.millrace.orchestrator.settings;

import java.util.List;

/** Every setting that cannot be used, each with its name, the value found and what would be right. No value of a secret is in it. */
public final class InvalidSettings extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    InvalidSettings(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence a setting, in the order in which they are documented; never empty. */
    public List<String> problems() {
        return problems;
    }
}
