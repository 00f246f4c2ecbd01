package heartstring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test in the whole house on a real PostgreSQL. Every test class that carries this, and nothing else that changes the
 * context, shares one house for the whole run; so each test makes its own fresh ids and never counts other people's rows.
 * Constructor parameters are beans of the house.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Heartstring.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Import({House.class, heartstring.loyalty.Shop.class, heartstring.loyalty.FriendlyShop.class})
public @interface HouseTest {}
