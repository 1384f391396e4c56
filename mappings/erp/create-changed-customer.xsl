<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <xsl:template match="/data">
    <CreateCustomer>
      <externalId>{customerId}</externalId>
      <name>{name}</name>
      <xsl:where-populated>
        <email>{email}</email>
      </xsl:where-populated>
    </CreateCustomer>
  </xsl:template>
</xsl:stylesheet>
