package io.millrace.peers.flink;

import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.nexmark.CaseArguments;
import io.millrace.benchmarks.nexmark.CaseFigures;
import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.NexmarkJob;
import io.millrace.peers.Logs;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A query on Flink, in a cluster within this process. */
public final class FlinkCase {
    /** Buffers leave when they are full: throughput counts. */
    private static final long NO_TIMEOUT = -1;

    private FlinkCase() {}

    public static void main(String[] args) throws Exception {
        Logs.onlyErrors();
        CaseProcess.report(measure(CaseArguments.parse(args)));
        // Some of its threads would go on.
        System.exit(0);
    }

    /** One at a time in a process. */
    public static CaseFigures measure(CaseArguments arguments) throws Exception {
        NexmarkJob job = NexmarkJob.load(arguments.query(), arguments.events());
        InProcess.use(job.events());
        MiniClusterConfiguration cluster = new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(arguments.threads())
                .withRandomPorts()
                .build();
        MiniCluster running = new MiniCluster(cluster);
        running.start();
        try {
            return CaseFigures.measure(arguments, job.rows(), (clock, linked) -> {
                Digest digest = new Digest(linked);
                InProcess.begin(clock, digest);
                running.executeJobBlocking(
                        environment(arguments).getStreamGraph().getJobGraph());
                return digest;
            });
        } finally {
            running.closeAsync().join();
        }
    }

    private static StreamExecutionEnvironment environment(CaseArguments arguments) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(arguments.threads());
        environment.setBufferTimeout(NO_TIMEOUT);
        FlinkQueries.write(arguments.query(), environment);
        return environment;
    }
}
