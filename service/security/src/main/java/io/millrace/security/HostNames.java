package io.millrace.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names by which clients reach a server. */
public final class HostNames {
    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);
    private static final Pattern DNS_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private HostNames() {}

    /** {@code localhost}, the two loopback addresses and, if it is known and a DNS name, the name of this machine. */
    public static Set<String> ofThisMachine() {
        Set<String> names = new TreeSet<>(List.of("localhost", "127.0.0.1", "::1"));
        try {
            String own = InetAddress.getLocalHost().getHostName();
            if (DNS_NAME.matcher(own).matches()) {
                names.add(own.toLowerCase(Locale.ROOT));
            }
        } catch (UnknownHostException e) {
            LOG.debug("This machine's name is not known to its resolver", e);
        }
        return names;
    }

    static boolean isAddress(String host) {
        try {
            return InetAddress.ofLiteral(host).getAddress().length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the certificate holds all the names. */
    static boolean covers(X509Certificate certificate, Set<String> hosts) throws CertificateParsingException {
        Set<String> held = new TreeSet<>();
        for (List<?> entry : Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), Set.<List<?>>of())) {
            held.add(normalized(String.valueOf(entry.get(1))));
        }
        return hosts.stream().map(HostNames::normalized).allMatch(held::contains);
    }

    /** One spelling per name: an IPv6 address has several. */
    private static String normalized(String host) {
        return isAddress(host) ? InetAddress.ofLiteral(host).getHostAddress() : host.toLowerCase(Locale.ROOT);
    }
}
