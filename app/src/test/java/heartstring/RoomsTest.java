package heartstring;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house: which room may name which. */
class RoomsTest {

    /** From the ground up. A room names rooms before it, as its sign allows, never one after it. */
    static final List<String> ROOMS = List.of(
            "ui",
            "platform",
            "customer",
            "touchpoint",
            "messaging",
            "commerce",
            "story",
            "crm",
            "loyalty",
            "experience",
            "insight",
            "decision",
            "desk",
            "demo",
            "cli");

    /** Read once: it takes seconds. */
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("heartstring");

    @Test
    void everyRoomNamesOnlyWhatItsSignAllows() {
        ApplicationModules rooms = ApplicationModules.of(Heartstring.class, resideInAPackage("heartstring.kernels.."));
        assertThat(rooms.stream().map(room -> room.getIdentifier().toString()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(ROOMS).contains(name));
        rooms.verify();
    }

    @Test
    void callsGoDown() {
        for (int room = 0; room < ROOMS.size(); room++) {
            String[] above = ROOMS.subList(room + 1, ROOMS.size()).stream()
                    .map(name -> "heartstring." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("heartstring." + ROOMS.get(room) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void experienceNamesNeitherSalesNorLoyaltyAndTheyNotEachOther() {
        for (String room : List.of("crm", "loyalty", "experience")) {
            noClasses()
                    .that()
                    .resideInAPackage("heartstring." + room + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("heartstring.crm..")
                            .or(resideInAPackage("heartstring.loyalty.."))
                            .or(resideInAPackage("heartstring.experience.."))
                            .and(not(resideInAPackage("heartstring." + room + ".."))))
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void kernelsArePureMathematics() {
        classes()
                .that()
                .resideInAPackage("heartstring.kernels..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "heartstring.kernels..", "java..", "org.jspecify..", "org.ejml..", "org.hipparchus..")
                .allowEmptyShould(true)
                .check(HOUSE);
    }
}
