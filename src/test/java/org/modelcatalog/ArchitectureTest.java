package org.modelcatalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.modelcatalog.support.Rooms;

/** The rules of the house: the table of docs/architecture.md, and what holds in every room. */
@AnalyzeClasses(packages = "org.modelcatalog", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HOUSE = "org.modelcatalog.";
    private static final int LARGEST_ROOM = 30;
    private static final Rooms TABLE = Rooms.documented();

    /** Each stands on an internal class of Vert.x for a reason that its comment gives. */
    private static final Set<String> ON_INTERNALS = Set.of("AdminPort", "RedisException");

    private static final Set<JavaModifier> CONSTANT =
            Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC, JavaModifier.FINAL);

    private static final Set<String> SHIELDING = Set.of("Catalog", "ModelLookup");

    @ArchTest
    static final ArchRule roomsKnowWhomTheTableSays = classes().should(knowOnlyRoomsOfTheTable());

    @ArchTest
    static void everyRoomIsInTheTable(JavaClasses house) {
        Set<String> rooms = topLevel(house).map(ArchitectureTest::room).collect(Collectors.toSet());
        assertThat(rooms).isEqualTo(TABLE.names());
    }

    @ArchTest
    static final ArchRule roomsAreInNoCircle =
            slices().matching("org.modelcatalog.(**)").should().beFreeOfCycles();

    @ArchTest
    static void noRoomIsAHall(JavaClasses house) {
        Map<String, Long> sizes = topLevel(house)
                .collect(Collectors.groupingBy(ArchitectureTest::room, TreeMap::new, Collectors.counting()));
        assertThat(sizes).allSatisfy((room, types) -> assertThat(types).isLessThanOrEqualTo(LARGEST_ROOM));
    }

    @ArchTest
    static void simpleNamesAreUnique(JavaClasses house) {
        assertThat(topLevel(house).map(JavaClass::getSimpleName)).doesNotHaveDuplicates();
    }

    @ArchTest
    static final ArchRule publicTypesAreUsedElsewhere =
            classes().that().arePublic().and().areTopLevelClasses().should(beUsedFromAnotherRoomOrByTheFramework());

    @ArchTest
    static final ArchRule internalsOfVertxAreUsedWhereThereIsNoOtherWay = noClasses()
            .that(new DescribedPredicate<JavaClass>("are not named here") {
                @Override
                public boolean test(JavaClass type) {
                    return !ON_INTERNALS.contains(outermost(type).getSimpleName());
                }
            })
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..impl..");

    @ArchTest
    static final ArchRule configurationIsOneTree =
            noClasses().should().dependOnClassesThat().belongToAnyOf(ConfigProperty.class, ConfigProvider.class);

    @ArchTest
    static final ArchRule beansGetWhatTheyNeedByConstructor =
            noFields().should().beAnnotatedWith(Inject.class).because("fields are final");

    @ArchTest
    static final ArchRule cachedUnisAreShieldedByTheCatalogAlone =
            methods().that().areAnnotatedWith(CacheResult.class).should(beCalledByTheCatalogOnly());

    @ArchTest
    static final ArchRule nothingBlocks =
            noClasses().should().callMethod(Uni.class, "await").because("an event loop must never wait");

    private static Stream<JavaClass> topLevel(JavaClasses house) {
        return house.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(HOUSE.length());
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(HOUSE);
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static ArchCondition<JavaClass> knowOnlyRoomsOfTheTable() {
        return new ArchCondition<>("know only rooms that docs/architecture.md lets them know") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> known = TABLE.known(room(type));
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass().getBaseComponentType()))
                        .filter(dependency ->
                                !known.contains(room(dependency.getTargetClass().getBaseComponentType())))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedFromAnotherRoomOrByTheFramework() {
        return new ArchCondition<>("be used from another room, or by the framework") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .map(dependency -> dependency.getOriginClass())
                        .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
                boolean framework = type.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType().getPackageName())
                        .anyMatch(name -> name.startsWith("jakarta.ws.rs")
                                || name.startsWith("io.quarkus")
                                || name.startsWith("io.smallrye.config"));
                boolean extension = type.getRawInterfaces().stream()
                        .anyMatch(implemented -> implemented.getPackageName().startsWith("io.quarkiverse"));
                // the compiler copies constants, so nobody who uses one is seen
                boolean constants = type.getFields().stream()
                        .anyMatch(field -> field.getModifiers().containsAll(CONSTANT)
                                && field.getRawType().isEquivalentTo(String.class));
                boolean parameters = type.getAllFields().stream()
                        .anyMatch(field -> field.getAnnotations().stream()
                                .anyMatch(annotation ->
                                        annotation.getRawType().getPackageName().startsWith("org.jboss.resteasy")));
                if (!used && !framework && !extension && !constants && !parameters) {
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
