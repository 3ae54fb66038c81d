package io.millrace.cli.calibration;

import io.millrace.kernels.Kernels;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link SimdCalibration} beside the work of the process, in a thread that ends with the process. Most of its time passes
 * until the JIT has compiled the kernels; measuring takes a tenth of a second.
 */
public final class BackgroundCalibration {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundCalibration.class);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(30);

    private volatile SortedMap<String, Double> speedups = new TreeMap<>();

    private BackgroundCalibration() {}

    /** @param kernels to be measured: not those that count for a run, for they count the calls of the measurement, too */
    public static BackgroundCalibration start(Kernels kernels) {
        BackgroundCalibration calibration = new BackgroundCalibration();
        // No virtual thread: what one allocates is not known, by which the calibration tells what is compiled.
        Thread thread = new Thread(() -> calibration.measure(kernels), "simd-calibration");
        thread.setDaemon(true);
        thread.start();
        return calibration;
    }

    private void measure(Kernels kernels) {
        try {
            speedups = new SimdCalibration(kernels, LONGEST_WARM_UP).speedups();
        } catch (IllegalStateException e) {
            LOG.error("The calibration of SIMD has failed", e);
        }
    }

    /** As {@link SimdCalibration#speedups()}; empty until all is measured. */
    public SortedMap<String, Double> speedups() {
        return speedups;
    }
}
