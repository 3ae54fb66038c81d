package io.millrace.kernels;

/** A form of the kernels that lies in a module of its own; {@link Kernels} finds it by name. */
public interface KernelProvider {
    /**
     * The kernels for the settings, or {@link Kernels#scalar} with the reason if this machine cannot run others.
     *
     * @throws IllegalArgumentException if the settings ask for a vector width that cannot be had
     */
    Kernels kernels(KernelSettings settings);
}
