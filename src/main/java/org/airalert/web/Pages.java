package org.airalert.web;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes pages from the templates below {@code /web} of the program. Everything is escaped as HTML unless a template says otherwise.
 * Blocking work: call on workers. Thread-safe.
 */
public final class Pages {
    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    public Pages() {
        templates.setClassForTemplateLoading(Pages.class, "/web");
        templates.setDefaultEncoding("UTF-8");
        templates.setURLEscapingCharset("UTF-8");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setRecognizeStandardFileExtensions(true);
        templates.setLocale(Locale.ROOT);
        templates.setNumberFormat("computer");
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        templates.setAPIBuiltinEnabled(false);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setLocalizedLookup(false);
        templates.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
    }

    /**
     * @param template path below {@code /web}, such as {@code open/page.ftlh}
     * @param words of the page's language, callable in the template as {@code w("key", argument…)}
     * @throws IllegalStateException when the template and the model do not fit together: a fault of the program
     */
    public String render(String template, Words words, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("w", new Word(words));
        all.put("lang", words.language().word());
        all.put("langTag", words.language().tag());
        StringWriter out = new StringWriter(16_384);
        try {
            templates.getTemplate(template).process(all, out);
        } catch (TemplateException e) {
            throw new IllegalStateException(
                    "page " + template + " cannot be made: " + e.getMessageWithoutStackTop(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("page " + template + " cannot be read", e);
        }
        return out.toString();
    }

    private record Word(Words words) implements TemplateMethodModelEx {
        @Override
        @SuppressWarnings("rawtypes") // the library's own signature
        public Object exec(List arguments) throws TemplateModelException {
            if (arguments.isEmpty()) {
                throw new TemplateModelException("w() needs a key");
            }
            return words.text(String.valueOf(arguments.get(0)), rest(arguments));
        }

        private static Object[] rest(List<?> arguments) {
            return arguments.stream().skip(1).map(String::valueOf).toArray();
        }
    }
}
