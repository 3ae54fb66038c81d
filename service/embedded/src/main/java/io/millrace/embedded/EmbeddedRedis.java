package io.millrace.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntSupplier;

/** A real Redis server on the loopback interface. Unless asked to keep its data, it starts empty. */
public final class EmbeddedRedis {
    private static final String NAME = "Redis";
    private static final SecureRandom RANDOM = new SecureRandom();

    private EmbeddedRedis() {}

    /**
     * Starts the server and returns when it answers requests.
     *
     * @throws EmbeddedException if it cannot be started; the code says why
     */
    public static RunningService start(
            ProgramFiles programs, DataDirectory data, RedisOptions options, StartListener listener) {
        return start(programs, data, options, listener, LoopbackPort::anyFree);
    }

    static RunningService start(
            ProgramFiles programs,
            DataDirectory data,
            RedisOptions options,
            StartListener listener,
            IntSupplier freePorts) {
        String password = options.password() ? randomPassword() : "";
        Server server = new Server(programs.redisServer(), data.of("redis"), options, password);
        return new Startup(server, options.port(), options.startTimeout(), freePorts).run(listener);
    }

    private record Server(Path executable, Path directory, RedisOptions options, String password)
            implements Startup.Program {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public ChildCommand prepare(int port) {
            Path config = directory.resolve("redis.conf");
            try {
                Path program = installed();
                writePrivate(config, settings(port));
                return new ChildCommand(NAME, directory, List.of(program.toString(), config.toString()));
            } catch (IOException e) {
                throw DataDirectory.unusable(directory, e);
            }
        }

        @Override
        public boolean answers(int port) {
            return RedisProbe.answers(port, password);
        }

        @Override
        public String address(int port) {
            String user = password.isEmpty() ? "" : ":" + password + "@";
            return "redis://" + user + LoopbackPort.HOST + ":" + port;
        }

        /** The executable as a file of ours: the one in the programs' directory may have lost its mode or be replaced by a build. */
        private Path installed() throws IOException {
            Path installed = directory.resolve(executable.getFileName());
            if (!Files.isExecutable(installed) || Files.mismatch(executable, installed) >= 0) {
                Path fresh = directory.resolve(executable.getFileName() + ".new");
                Files.copy(executable, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
                Files.move(fresh, installed, StandardCopyOption.ATOMIC_MOVE);
            }
            return installed;
        }

        private String settings(int port) {
            String settings = """
                    bind %s
                    port %d
                    protected-mode yes
                    daemonize no
                    set-proc-title no
                    save ""
                    appendonly %s
                    """.formatted(LoopbackPort.HOST, port, options.appendOnly() ? "yes" : "no");
            return password.isEmpty() ? settings : settings + "requirepass " + password + "\n";
        }

        /** Leaves out the password. */
        @Override
        public String toString() {
            return NAME + " in " + directory;
        }
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
