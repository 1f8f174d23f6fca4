package org.airalert.message;

import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.FirstMatchTemplateConfigurationFactory;
import freemarker.cache.MruCacheStorage;
import freemarker.cache.StringTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.OutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.core.XHTMLOutputFormat;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Freemarker as far as wording needs it. Templates see maps, lists and strings only, load nothing but the given set, and every template
 * that is loaded is first checked by {@link TemplateRules} and given checks for interruption, so that the watchdog can stop it.
 */
final class SandboxConfiguration extends Configuration {
    private static final Version VERSION = Configuration.VERSION_2_3_35;

    private final Map<Template, Boolean> checked = new ConcurrentHashMap<>();

    SandboxConfiguration(TemplateSet templates) {
        super(VERSION);
        StringTemplateLoader loader = new StringTemplateLoader();
        for (String name : templates.names()) {
            loader.putTemplate(name, templates.source(name).orElseThrow());
        }
        setTemplateLoader(loader);
        setCacheStorage(new MruCacheStorage(Integer.MAX_VALUE, 0));
        setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        setLocalizedLookup(false);
        setLocale(Locale.ROOT);
        setDefaultEncoding("UTF-8");
        setObjectWrapper(new SimpleObjectWrapper(VERSION));
        setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        setAPIBuiltinEnabled(false);
        setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        setLogTemplateExceptions(false);
        setWrapUncheckedExceptions(true);
        setOutputFormat(PlainTextOutputFormat.INSTANCE);
        setTemplateConfigurations(new FirstMatchTemplateConfigurationFactory(
                        escaped("*.html.ftl", HTMLOutputFormat.INSTANCE),
                        escaped("*.letter.ftl", XHTMLOutputFormat.INSTANCE),
                        escaped("*.json.ftl", JsonOutputFormat.INSTANCE))
                .allowNoMatch(true));
        setLazyAutoImports(true);
        setAutoImports(Map.of("zh", "shared/zh.ftl", "en", "shared/en.ftl"));
    }

    @Override
    public Template getTemplate(
            String name,
            @Nullable Locale locale,
            @Nullable Object customLookupCondition,
            @Nullable String encoding,
            boolean parseAsFTL,
            boolean ignoreMissing)
            throws IOException {
        Template template = super.getTemplate(name, locale, customLookupCondition, encoding, parseAsFTL, ignoreMissing);
        if (template != null) {
            checked.computeIfAbsent(template, SandboxConfiguration::check);
        }
        return template;
    }

    /** Files of that name escape what they print; all others print plain text. */
    private static ConditionalTemplateConfigurationFactory escaped(String names, OutputFormat format) {
        TemplateConfiguration escaping = new TemplateConfiguration();
        escaping.setOutputFormat(format);
        return new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher(names), escaping);
    }

    private static Boolean check(Template template) {
        TemplateRules.check(template);
        _CoreAPI.addThreadInterruptedChecks(template);
        return true;
    }
}
