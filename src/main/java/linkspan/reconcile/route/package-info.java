/** What a reconcile route is made of: the step that compares, the routes that list a side, the route that repairs. */
@NullMarked
package linkspan.reconcile.route;

import org.jspecify.annotations.NullMarked;
