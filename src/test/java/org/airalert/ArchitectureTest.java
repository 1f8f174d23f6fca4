package org.airalert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages: a reader follows one alert through them in one direction. */
@AnalyzeClasses(packages = "org.airalert", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "org.airalert.airquality..",
        "org.airalert.warning..",
        "org.airalert.alert..",
        "org.airalert.directory..",
        "org.airalert.message..",
        "org.airalert.delivery..",
        "org.airalert.evaluation..",
        "org.airalert.reduction..",
        "org.airalert.duty.."
    };

    /** Each layer may use the ones above it in this list. */
    @ArchTest
    static final ArchRule arrows_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("airquality")
            .definedBy("org.airalert.airquality..")
            .layer("warning")
            .definedBy("org.airalert.warning..")
            .layer("alert")
            .definedBy("org.airalert.alert..")
            .layer("directory")
            .definedBy("org.airalert.directory..")
            .layer("message")
            .definedBy("org.airalert.message..")
            .layer("delivery")
            .definedBy("org.airalert.delivery..")
            .layer("duty")
            .definedBy("org.airalert.duty..")
            .layer("store")
            .definedBy("org.airalert.store..")
            .layer("channel")
            .definedBy("org.airalert.channel..")
            .layer("dispatch")
            .definedBy("org.airalert.dispatch..")
            .layer("access")
            .definedBy("org.airalert.access..")
            .layer("office")
            .definedBy("org.airalert.office..")
            .layer("web")
            .definedBy("org.airalert.web..")
            .layer("app")
            .definedBy("org.airalert.app..")
            .whereLayer("airquality")
            .mayNotAccessAnyLayer()
            .whereLayer("warning")
            .mayOnlyAccessLayers("airquality")
            .whereLayer("alert")
            .mayOnlyAccessLayers("warning")
            .whereLayer("directory")
            .mayNotAccessAnyLayer()
            .whereLayer("message")
            .mayOnlyAccessLayers("warning", "alert", "directory")
            .whereLayer("delivery")
            .mayOnlyAccessLayers("warning", "alert", "directory", "message")
            .whereLayer("duty")
            .mayOnlyAccessLayers("warning", "alert", "directory")
            .whereLayer("store")
            .mayOnlyAccessLayers("warning", "alert", "directory", "message", "delivery")
            .whereLayer("channel")
            .mayOnlyAccessLayers("warning", "alert", "directory", "message", "delivery")
            .whereLayer("dispatch")
            .mayOnlyAccessLayers("warning", "alert", "directory", "message", "delivery", "store", "channel")
            .whereLayer("access")
            .mayOnlyAccessLayers("store")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule domain_packages_know_neither_vertx_nor_a_store = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "java.sql..", "com.fasterxml..", "org.airalert.store..");

    @ArchTest
    static final ArchRule the_engine_needs_the_jdk_only = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.airalert.airquality..",
                    "org.airalert.warning..",
                    "org.airalert.directory..",
                    "org.airalert.reduction..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "org.airalert..");

    @ArchTest
    static final ArchRule only_app_names_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.airalert.app..",
                    "org.airalert.store.sqlite..",
                    "org.airalert.store.redis..",
                    "org.airalert.channel.*..",
                    "org.airalert.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.airalert.store.sqlite..", "org.airalert.store.redis..", "org.airalert.channel.*..");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule the_wall_clock_is_read_in_app_only = noClasses()
            .that()
            .resideOutsideOfPackages("org.airalert.app..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
