package io.millrace.benchmarks.idle;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.Median;
import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedKafka;
import io.millrace.embedded.KafkaOptions;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The processor time of a windowed job that waits: for the next of one made-up row a second, and for an empty topic of Kafka. */
public final class IdleBench implements Bench {
    private static final int WORKERS = 2;
    private static final int PARTITIONS = 4;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String description() {
        return "processor time of the whole process of a windowed job that waits, in percent of one core";
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException, ExecutionException {
        ProgramFiles programs = ProgramFiles.fromSystemProperty();
        try (DataDirectory data = DataDirectory.open(context.directory());
                RunningService kafka =
                        EmbeddedKafka.start(programs, data, KafkaOptions.DEFAULTS, StartListener.SILENT)) {
            createTopic(kafka.address());
            List<BenchResult> results = new ArrayList<>();
            for (IdleJob job : IdleJob.values()) {
                results.add(measure(job, kafka.address(), context));
            }
            return BenchReport.of(results);
        }
    }

    private static void createTopic(String kafka) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(IdleJob.TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private BenchResult measure(IdleJob job, String kafka, BenchContext context)
            throws IOException, InterruptedException {
        List<Double> percents = new ArrayList<>();
        boolean checked = true;
        for (int i = 0; i < context.runs(); i++) {
            JsonNode figures = CaseProcess.run(IdleCase.class, List.of(job.name(), kafka));
            percents.add(figures.get("percent").asDouble());
            checked &= figures.get("running").asBoolean();
            context.progress().accept(String.format(Locale.ROOT, "%s: %.2f %%", job.title(), percents.getLast()));
        }
        return new BenchResult(
                name(), job.title(), "simd", WORKERS, Median.of(percents), "% of core", context.runs(), checked);
    }
}
