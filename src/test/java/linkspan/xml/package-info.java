@org.jspecify.annotations.NullMarked
package linkspan.xml;
