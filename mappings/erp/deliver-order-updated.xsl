<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <xsl:include href="order.module.xsl"/>

  <xsl:template match="/data">
    <UpdateOrder><xsl:call-template name="order"/></UpdateOrder>
  </xsl:template>
</xsl:stylesheet>
