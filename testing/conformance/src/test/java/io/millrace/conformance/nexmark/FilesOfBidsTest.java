package io.millrace.conformance.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** q10 leaves each bid in the file of its minute. */
class FilesOfBidsTest {
    @Test
    void eachBidIsInTheFileOfItsMinute(@TempDir Path directory) throws Exception {
        String job = Files.readString(QueryRun.EXAMPLES.resolve("q10.yaml"));
        // 200 events a second, so that they take more than eight minutes.
        Plan plan = new QueryRun(directory)
                .load(job.replace(QueryRun.DISORDER, QueryRun.DISORDER + "\n      firstEventRate: 200"));

        new VectorEngine()
                .start(
                        plan,
                        new EngineContext(
                                Catalog.installed(),
                                directory.toString(),
                                Map.of(),
                                new SystemTime(),
                                (task, delay) -> {
                                    throw new UnsupportedOperationException("files need no timer");
                                }))
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        int bids = 0;
        for (int minute = 0; minute < 9; minute++) {
            List<String> lines = lines(directory.resolve("q10/dt=2015-07-15/hm=00:0" + minute));
            String time = "T00:0" + minute + ":";
            assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).contains(time));
            bids += lines.size();
        }
        assertThat(bids).isEqualTo(92_000);
    }

    private static List<String> lines(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return Files.readAllLines(all.getFirst());
        }
    }
}
