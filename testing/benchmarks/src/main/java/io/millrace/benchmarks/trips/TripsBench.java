package io.millrace.benchmarks.trips;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.Median;
import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedKafka;
import io.millrace.embedded.EmbeddedRedis;
import io.millrace.embedded.KafkaOptions;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RedisOptions;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The metrics job of the example, on the example's flights twenty times over. */
public final class TripsBench implements Bench {
    private static final int MONTHS = 20;
    private static final int REDIS_MONTHS = 1;
    private static final long PACE = 10_000;
    private static final long PACED_EVENTS = 10 * PACE;

    /** Runs of a job in one process: the first is the cold one, the last the warm one. */
    private static final int PASSES = 3;

    /** Threads of ours that compute: the workers of the engine, and the one loop by hand. */
    private static final int WORKERS = 2;

    @Override
    public String name() {
        return "trips";
    }

    @Override
    public String description() {
        return "the trips metrics job from a filled topic, the same by hand, into Redis, and its latency at 10,000/s";
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException, ExecutionException {
        ProgramFiles programs = ProgramFiles.fromSystemProperty();
        try (DataDirectory data = DataDirectory.open(context.directory());
                RunningService kafka =
                        EmbeddedKafka.start(programs, data, KafkaOptions.DEFAULTS, StartListener.SILENT);
                RunningService redis =
                        EmbeddedRedis.start(programs, data, RedisOptions.DEFAULTS, StartListener.SILENT)) {
            Cases cases = new Cases(context, kafka.address(), redis.address(), TripsTopic.read(example()));
            List<BenchResult> results = new ArrayList<>(cases.besideByHand());
            results.add(cases.intoRedis());
            results.addAll(cases.latency());
            return BenchReport.of(results);
        }
    }

    private static Path example() {
        return Path.of(System.getProperty("millrace.examples", "examples")).resolve("trips");
    }

    /** The cases, on running services. */
    private record Cases(BenchContext context, String kafka, String redis, TripsTopic trips) {

        List<BenchResult> besideByHand() throws IOException, InterruptedException, ExecutionException {
            TripsTopic.create(kafka, "events");
            context.progress().accept("filling a topic with " + MONTHS + " Januaries");
            long events = trips.fill(kafka, "events", MONTHS);
            Path job = job("checksum.yaml");
            Rates ours = new Rates();
            Rates byHand = new Rates();
            boolean checked = true;
            for (int i = 0; i < context.runs(); i++) {
                JsonNode mine = millrace(job, "-", "-");
                JsonNode hand = CaseProcess.run(ByHand.class, List.of(kafka, "events", String.valueOf(PASSES)));
                checked &= isEqual(mine, hand, events);
                ours.add(mine);
                byHand.add(hand);
                context.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "run %d: %,.0f events/s (%,.0f from cold), by hand %,.0f (%,.0f), results %s",
                                i + 1,
                                ours.warm().getLast(),
                                ours.cold().getLast(),
                                byHand.warm().getLast(),
                                byHand.cold().getLast(),
                                checked ? "equal" : "DIFFER"));
            }
            return List.of(
                    result("topic to checksum", "simd", WORKERS, Median.of(ours.warm()), "events/s", checked),
                    result("topic to checksum", "by-hand", 1, Median.of(byHand.warm()), "events/s", checked),
                    result("simd / by-hand", "simd", WORKERS, ratio(ours.warm(), byHand.warm()), "ratio", checked),
                    result("topic to checksum, cold", "simd", WORKERS, Median.of(ours.cold()), "events/s", checked),
                    result("topic to checksum, cold", "by-hand", 1, Median.of(byHand.cold()), "events/s", checked),
                    result(
                            "simd / by-hand, cold",
                            "simd",
                            WORKERS,
                            ratio(ours.cold(), byHand.cold()),
                            "ratio",
                            checked));
        }

        /** Whether every pass of both has read all events, and given the same results. */
        private static boolean isEqual(JsonNode mine, JsonNode hand, long events) {
            boolean equal = mine.size() == PASSES && hand.size() == PASSES;
            for (int pass = 0; equal && pass < PASSES; pass++) {
                JsonNode one = mine.get(pass);
                JsonNode other = hand.get(pass);
                equal = one.get("events").asLong() == events
                        && other.get("events").asLong() == events
                        && one.get("rows").asLong() == other.get("rows").asLong()
                        && one.get("checksum").asLong() == other.get("checksum").asLong()
                        && one.get("late").asLong() == 0;
            }
            return equal;
        }

        private static double ratio(List<Double> ours, List<Double> theirs) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < ours.size(); i++) {
                ratios.add(ours.get(i) / theirs.get(i));
            }
            return Median.of(ratios);
        }

        BenchResult intoRedis() throws IOException, InterruptedException, ExecutionException {
            TripsTopic.create(kafka, "events-redis");
            long events = trips.fill(kafka, "events-redis", REDIS_MONTHS);
            Path job = job("redis.yaml");
            List<Double> rates = new ArrayList<>();
            boolean checked = true;
            for (int i = 0; i < context.runs(); i++) {
                JsonNode figures = last(millrace(job, redis, "-"));
                checked &= figures.get("events").asLong() == events;
                rates.add(figures.get("rows").asLong() / figures.get("seconds").asDouble());
                context.progress().accept(String.format(Locale.ROOT, "into Redis: %,.0f windows/s", rates.getLast()));
            }
            return result("windows into Redis", "simd", WORKERS, Median.of(rates), "windows/s", checked);
        }

        List<BenchResult> latency() throws IOException, InterruptedException, ExecutionException {
            TripsTopic.create(kafka, "events-paced");
            Path job = job("paced.yaml");
            CompletableFuture<JsonNode> run = CompletableFuture.supplyAsync(() -> {
                try {
                    return millrace(job, redis, String.valueOf(PACED_EVENTS));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            });
            context.progress()
                    .accept("writing " + PACE + " events/s, of which " + PASSES + " jobs read " + PACED_EVENTS
                            + " each");
            trips.pace(kafka, "events-paced", PACE, run::isDone);
            JsonNode figures = last(run.get());
            boolean checked = figures.get("events").asLong() >= PACED_EVENTS
                    && figures.get("late").asLong() == 0
                    && figures.get("rows").asLong() > 0;
            return List.of(
                    latency("p50", figures, checked),
                    latency("p99", figures, checked),
                    latency("p999", figures, checked));
        }

        private BenchResult latency(String percentile, JsonNode figures, boolean checked) {
            double millis = figures.get(percentile).asDouble() / 1000;
            return new BenchResult(
                    "trips", "latency at 10,000/s, " + percentile, "simd", WORKERS, millis, "ms", 1, checked);
        }

        private BenchResult result(
                String caseName, String engine, int threads, double value, String unit, boolean checked) {
            return new BenchResult("trips", caseName, engine, threads, value, unit, context.runs(), checked);
        }

        private JsonNode millrace(Path job, String redisAddress, String stopAfter)
                throws IOException, InterruptedException {
            return CaseProcess.run(
                    ByMillrace.class, List.of(job.toString(), kafka, redisAddress, stopAfter, String.valueOf(PASSES)));
        }

        private Path job(String name) throws IOException {
            Path file = context.directory().resolve(name);
            try (var job = TripsBench.class.getResourceAsStream(name)) {
                if (job == null) {
                    throw new IllegalStateException("no resource " + name);
                }
                Files.copy(job, file);
            }
            return file;
        }

        private static JsonNode last(JsonNode passes) {
            return passes.get(passes.size() - 1);
        }
    }

    /** Events a second of the first and of the last pass, for each run of the bench. */
    private record Rates(List<Double> cold, List<Double> warm) {
        Rates() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(JsonNode passes) {
            cold.add(rate(passes.get(0)));
            warm.add(rate(passes.get(passes.size() - 1)));
        }

        private static double rate(JsonNode figures) {
            return figures.get("events").asLong() / figures.get("seconds").asDouble();
        }
    }
}
