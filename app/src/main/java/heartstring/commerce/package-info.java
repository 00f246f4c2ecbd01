/**
 * What was bought, where, and what came back: products, stores, orders, returns and carts, all derived from touchpoints.
 * It names the rooms below; story and everything above read its published views.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint"})
@NullMarked
package heartstring.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
