package io.millrace.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.nexmark.CaseArguments;
import io.millrace.benchmarks.nexmark.CaseFigures;
import io.millrace.benchmarks.nexmark.NexmarkBench;
import io.millrace.benchmarks.nexmark.Query;
import io.millrace.peers.flink.FlinkCase;
import io.millrace.peers.jet.JetCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each query is the same on every engine. */
class PeersTest {
    private static final long EVENTS = 100_000;

    @ParameterizedTest
    @EnumSource(names = {"Q1", "Q2", "Q5", "Q7", "Q8", "Q11", "Q12"})
    void flinkGivesWhatADatabaseDoes(Query query) throws Exception {
        CaseArguments arguments = new CaseArguments(query, EVENTS, 2, 0, 0);

        CaseFigures figures = FlinkCase.measure(arguments);

        assertThat(figures.digest()).isEqualTo(NexmarkBench.expected(query, EVENTS));
    }

    @ParameterizedTest
    @EnumSource(names = {"Q1", "Q2", "Q5", "Q7", "Q8", "Q11", "Q12"})
    void jetGivesWhatADatabaseDoes(Query query) throws Exception {
        CaseArguments arguments = new CaseArguments(query, EVENTS, 2, 0, 0);

        CaseFigures figures = JetCase.measure(arguments);

        assertThat(figures.digest()).isEqualTo(NexmarkBench.expected(query, EVENTS));
    }
}
