<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <xsl:template match="/data">
    <CreateCustomer>
      <externalId>{channel}-{customer/customerId}</externalId>
      <xsl:where-populated>
        <name>{customer/name}</name>
        <email>{customer/email}</email>
      </xsl:where-populated>
    </CreateCustomer>
  </xsl:template>
</xsl:stylesheet>
