<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" expand-text="yes">
  <xsl:template match="/data">
    <order>
      <number>{orderId(}</number>
    </order>
  </xsl:template>
</xsl:stylesheet>
