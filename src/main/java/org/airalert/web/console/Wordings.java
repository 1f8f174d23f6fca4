package org.airalert.web.console;

import org.airalert.message.lint.TemplatePreview;
import org.airalert.office.wording.PlanBook;
import org.airalert.office.wording.TemplateBook;
import org.airalert.office.wording.TemplateKind;

/**
 * Templates and plan, as the console shows and changes them.
 *
 * @param around what samples are rendered with
 */
public record Wordings(
        TemplateBook templates, TemplateKind templateKind, PlanBook plan, TemplatePreview.Surroundings around) {}
