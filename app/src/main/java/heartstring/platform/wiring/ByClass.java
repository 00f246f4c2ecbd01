package heartstring.platform.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Beans are named in full after their classes, so whoever needs a class is told its bean by that name, which spares looking at the types of all
 * beans for each class (two fifths of the time to start). Spring still checks that the bean fits and searches as ever if there is none of that name.
 */
public final class ByClass implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
            beans.setAutowireCandidateResolver(new Resolver());
        }
    }

    private static final class Resolver extends ContextAnnotationAutowireCandidateResolver {

        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor dependency) {
            String said = super.getSuggestedName(dependency);
            return said != null ? said : dependency.getDependencyType().getName();
        }
    }
}
