package org.airalert.clause;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The clauses of the plan that a type serves, by their ids in {@code clauses.tsv}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface Clause {
    String[] value();
}
