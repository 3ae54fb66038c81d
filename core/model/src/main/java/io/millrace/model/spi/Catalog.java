package io.millrace.model.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The connectors and formats at hand, by name. */
public final class Catalog {
    private final Map<String, SourceConnector> sources;
    private final Map<String, SinkConnector> sinks;
    private final Map<String, LookupConnector> lookups;
    private final Map<String, Format> formats;

    public Catalog(Collection<SourceConnector> sources, Collection<SinkConnector> sinks, Collection<Format> formats) {
        this(sources, sinks, List.of(), formats);
    }

    /** The same with tables to look up in. */
    public Catalog(
            Collection<SourceConnector> sources,
            Collection<SinkConnector> sinks,
            Collection<LookupConnector> lookups,
            Collection<Format> formats) {
        this.sources = byName(sources, Connector::name);
        this.sinks = byName(sinks, Connector::name);
        this.lookups = byName(lookups, Connector::name);
        this.formats = byName(formats, Format::name);
    }

    /** Everything on the class path. */
    public static Catalog installed() {
        return new Catalog(
                load(SourceConnector.class),
                load(SinkConnector.class),
                load(LookupConnector.class),
                load(Format.class));
    }

    /** These and two more. */
    public Catalog with(SourceConnector source, SinkConnector sink) {
        return new Catalog(and(sources, source), and(sinks, sink), lookups.values(), formats.values());
    }

    public Optional<SourceConnector> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    public Optional<SinkConnector> sink(String name) {
        return Optional.ofNullable(sinks.get(name));
    }

    public Optional<LookupConnector> lookup(String name) {
        return Optional.ofNullable(lookups.get(name));
    }

    public Optional<Format> format(String name) {
        return Optional.ofNullable(formats.get(name));
    }

    public SortedSet<String> sourceNames() {
        return new TreeSet<>(sources.keySet());
    }

    public SortedSet<String> sinkNames() {
        return new TreeSet<>(sinks.keySet());
    }

    public SortedSet<String> lookupNames() {
        return new TreeSet<>(lookups.keySet());
    }

    public SortedSet<String> formatNames() {
        return new TreeSet<>(formats.keySet());
    }

    private static <T> Collection<T> load(Class<T> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static <T> Collection<T> and(Map<String, T> present, T one) {
        return Stream.concat(present.values().stream(), Stream.of(one)).toList();
    }

    private static <T> Map<String, T> byName(Collection<T> items, Function<T, String> name) {
        Map<String, T> map = new TreeMap<>();
        for (T item : items) {
            T other = map.put(name.apply(item), item);
            if (other != null) {
                throw new IllegalArgumentException("'" + name.apply(item) + "' is offered by both "
                        + other.getClass().getName() + " and " + item.getClass().getName());
            }
        }
        return map;
    }
}
