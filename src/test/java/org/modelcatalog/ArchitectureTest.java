package org.modelcatalog;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.quarkus.cache.CacheResult;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules of the house, docs/architecture.md. */
@AnalyzeClasses(packages = "org.modelcatalog", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> SHIELDING = Set.of("Catalog", "ModelLookup");
    private static final String HOUSE = "org.modelcatalog..";

    @ArchTest
    static final ArchRule modelKnowsNobody = onlyKnows("model", "model");

    @ArchTest
    static final ArchRule sourceKnowsTheModel = onlyKnows("source", "source", "model", "config");

    @ArchTest
    static final ArchRule queryKnowsTheModelAndTheSnapshot = onlyKnows("query", "query", "model", "catalog");

    @ArchTest
    static final ArchRule catalogKnowsSourcesByTheirInterface = noClasses()
            .that()
            .resideInAPackage("org.modelcatalog.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.modelcatalog.source.*..", "org.modelcatalog.query..", "org.modelcatalog.api..");

    @ArchTest
    static final ArchRule configurationKnowsNobody = onlyKnows("config", "config");

    @ArchTest
    static final ArchRule probesAndMetricsKnowTheCatalog =
            onlyKnows("ops", "ops", "catalog", "source", "model", "config");

    @ArchTest
    static final ArchRule theGuardKnowsWhatAFetchBringsAndNothingElse =
            onlyKnows("catalog.guard", "catalog.guard", "source", "model", "config");

    @ArchTest
    static final ArchRule theStoreKnowsWhatAFetchBringsAndNothingElse =
            onlyKnows("catalog.store", "catalog.store", "source", "model", "config");

    @ArchTest
    static final ArchRule replicasKnowWhatAFetchBringsAndHowItIsStored =
            onlyKnows("catalog.replica", "catalog.replica", "catalog.store", "source", "model", "config");

    @ArchTest
    static final ArchRule mergingKnowsRowsAndNothingElse = onlyKnows("catalog.merge", "catalog.merge", "model");

    @ArchTest
    static final ArchRule nobodyKnowsTheApi = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelcatalog.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.modelcatalog.api..");

    @ArchTest
    static final ArchRule theApiKnowsNoUpstream = noClasses()
            .that()
            .resideInAPackage("org.modelcatalog.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.modelcatalog.source.*..");

    @ArchTest
    static final ArchRule upstreamsDoNotKnowEachOther = SlicesRuleDefinition.slices()
            .matching("org.modelcatalog.source.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(), resideInAnyPackage("org.modelcatalog.source.http", "org.modelcatalog.source.json"));

    @ArchTest
    static final ArchRule theSampleHubIsNeededByNobody = noClasses()
            .that()
            .resideOutsideOfPackage("org.modelcatalog.sample..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.modelcatalog.sample..");

    @ArchTest
    static final ArchRule configurationIsOneTree =
            noClasses().should().dependOnClassesThat().belongToAnyOf(ConfigProperty.class, ConfigProvider.class);

    @ArchTest
    static final ArchRule beansGetWhatTheyNeedByConstructor =
            noFields().should().beAnnotatedWith(Inject.class).because("fields are final");

    @ArchTest
    static final ArchRule onlyResourcesArePublicInTheApi = classes()
            .that()
            .resideInAPackage("org.modelcatalog.api")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(beAResourceOrSeenByClients());

    @ArchTest
    static final ArchRule cachedUnisAreShieldedByTheCatalogAlone =
            methods().that().areAnnotatedWith(CacheResult.class).should(beCalledByTheCatalogOnly());

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .that()
            .resideInAPackage(HOUSE)
            .should()
            .callMethod(Uni.class, "await")
            .because("an event loop must never wait");

    private static ArchRule onlyKnows(String room, String... rooms) {
        String[] known = java.util.Arrays.stream(rooms)
                .map(name -> "org.modelcatalog." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("org.modelcatalog." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE)
                        .and(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(known)));
    }

    private static ArchCondition<JavaClass> beAResourceOrSeenByClients() {
        return new ArchCondition<>("be a resource, its parameters or a problem") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean fine = type.isAnnotatedWith(Path.class)
                        || type.getSimpleName().endsWith("Parameters")
                        || type.getSimpleName().equals("Problem")
                        || type.isAnnotatedWith(OpenApiFilter.class);
                if (!fine) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " need not be public"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> beCalledByTheCatalogOnly() {
        return new ArchCondition<>("be called by Catalog and ModelLookup only") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getCallsOfSelf().stream()
                        .filter(call ->
                                !SHIELDING.contains(call.getOriginOwner().getSimpleName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            }
        };
    }
}
