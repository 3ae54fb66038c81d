package io.millrace.orchestrator.settings;

import io.millrace.security.ApiKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/** Hands the settings, and the keys that lie where they say, to everything that needs them. */
@Singleton
final class SettingsProducer {

    @Produces
    @Singleton
    Settings settings(Config config) throws InvalidSettings {
        return SettingsReader.read(
                name -> config.getOptionalValue(name, String.class).orElse(null));
    }

    @Produces
    @Singleton
    ApiKeys apiKeys(Settings settings) {
        return ApiKeys.openOrCreate(settings.credentialsDirectory(), Clock.systemUTC());
    }
}
