<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <xsl:template match="/data">
    <FindCustomer><externalId>{customerId}</externalId></FindCustomer>
  </xsl:template>
</xsl:stylesheet>
