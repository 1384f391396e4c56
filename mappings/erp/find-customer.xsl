<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <!-- A customer id means something within its channel only. -->
  <xsl:template match="/data">
    <FindCustomer><externalId>{channel}-{customer/customerId}</externalId></FindCustomer>
  </xsl:template>
</xsl:stylesheet>
