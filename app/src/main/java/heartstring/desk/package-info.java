/**
 * Pages that join rooms: home, the list of customers, the customer's page and the puzzle it is made of.
 * It stands on every room below and no room names it.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {
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
            "decision"
        })
@NullMarked
package heartstring.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
