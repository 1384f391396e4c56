@org.jspecify.annotations.NullMarked
package linkspan.platform.xml;
