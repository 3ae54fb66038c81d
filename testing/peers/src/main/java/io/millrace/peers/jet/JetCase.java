package io.millrace.peers.jet;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.pipeline.Pipeline;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.nexmark.CaseArguments;
import io.millrace.benchmarks.nexmark.CaseFigures;
import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.NexmarkJob;
import io.millrace.peers.Logs;

/** A query on Jet, in a cluster of this process alone. */
public final class JetCase {
    private JetCase() {}

    public static void main(String[] args) throws Exception {
        Logs.onlyErrors();
        CaseProcess.report(measure(CaseArguments.parse(args)));
    }

    /** One at a time in a process. */
    public static CaseFigures measure(CaseArguments arguments) throws Exception {
        NexmarkJob job = NexmarkJob.load(arguments.query(), arguments.events());
        InProcess.use(job.events());
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config(arguments.threads()));
        try {
            return CaseFigures.measure(arguments, job.rows(), (clock, linked) -> {
                Digest digest = new Digest(linked);
                InProcess.begin(clock, digest);
                Pipeline pipeline = JetQueries.pipeline(arguments.query(), arguments.threads());
                member.getJet().newJob(pipeline).join();
                return digest;
            });
        } finally {
            member.shutdown();
        }
    }

    private static Config config(int threads) {
        Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(threads);
        return config;
    }
}
