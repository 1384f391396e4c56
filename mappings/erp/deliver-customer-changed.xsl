<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <!-- A customer as he is now, under the ERP's own number. -->
  <xsl:template match="/data">
    <UpdateCustomer>
      <customerNumber>{customerNumber}</customerNumber>
      <externalId>{customerId}</externalId>
      <name>{name}</name>
      <xsl:where-populated>
        <email>{email}</email>
        <phone>{phone}</phone>
      </xsl:where-populated>
      <xsl:apply-templates select="address[*]"/>
      <status>{status}</status>
    </UpdateCustomer>
  </xsl:template>

  <xsl:template match="address">
    <xsl:where-populated>
      <address>
        <xsl:where-populated>
          <name>{name}</name>
          <street>{line1}</street>
          <postalCode>{postalCode}</postalCode>
          <city>{city}</city>
          <country>{countryCode}</country>
        </xsl:where-populated>
      </address>
    </xsl:where-populated>
  </xsl:template>
</xsl:stylesheet>
