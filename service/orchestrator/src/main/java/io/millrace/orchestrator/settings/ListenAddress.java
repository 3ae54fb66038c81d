package io.millrace.orchestrator.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a listener binds.
 *
 * @param host a host name or an IP address without brackets; {@code 0.0.0.0} is every IPv4 interface
 * @param port 0 to 65535; 0 lets the system choose a free one
 */
public record ListenAddress(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /**
     * Reads {@code https://host:port}. The hosts {@code +} and {@code *} mean every interface.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what would be right
     */
    public static ListenAddress parse(String text, int defaultPort) {
        String trimmed = text.strip();
        if (trimmed.indexOf(';') >= 0) {
            throw new IllegalArgumentException("one address is supported, several were given");
        }
        URI uri = uri(trimmed.replaceFirst("://[+*](?=[:/]|$)", "://0.0.0.0"));
        String scheme = uri.getScheme();
        if (scheme == null || !scheme.toLowerCase(Locale.ROOT).equals("https")) {
            throw new IllegalArgumentException("the scheme must be https");
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("not of the form https://host:port");
        }
        if (!uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
            throw new IllegalArgumentException("a path is not allowed here");
        }
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        if (port > MAX_PORT) {
            throw new IllegalArgumentException("the port must be from 0 to " + MAX_PORT);
        }
        return new ListenAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    /** Whether the listener is reached by every address of the machine. */
    public boolean isEveryInterface() {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** The address as a caller on the same machine would write it, with the port that was really bound. */
    public String url(int boundPort) {
        String reachable = isEveryInterface() ? "127.0.0.1" : host;
        return "https://" + (reachable.indexOf(':') >= 0 ? "[" + reachable + "]" : reachable) + ":" + boundPort;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL: " + e.getReason(), e);
        }
    }
}
