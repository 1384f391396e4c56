<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="xs" expand-text="yes">
  <!-- The canonical order as the ERP books it. The input carries customerNumber, which ask-customer added. -->
  <xsl:template name="order">
    <orderNumber>{orderId}</orderNumber>
    <customerNumber>{customerNumber}</customerNumber>
    <xsl:where-populated><channel>{channel}</channel></xsl:where-populated>
    <placedAt>{placedAt}</placedAt>
    <currency>{currency}</currency>
    <xsl:apply-templates select="shipTo"/>
    <lines><xsl:apply-templates select="items"/></lines>
    <xsl:where-populated>
      <shipping>{shipping/value}</shipping>
      <xsl:apply-templates select="charges"/>
      <discount>{discount/value}</discount>
      <tax>{tax/value}</tax>
      <taxIncluded>{taxIncluded}</taxIncluded>
    </xsl:where-populated>
    <total><xsl:call-template name="total"/></total>
  </xsl:template>

  <xsl:template match="shipTo">
    <shipTo>
      <xsl:where-populated>
        <name>{name}</name>
        <street>{line1}</street>
        <postalCode>{postalCode}</postalCode>
        <city>{city}</city>
        <country>{countryCode}</country>
      </xsl:where-populated>
    </shipTo>
  </xsl:template>

  <xsl:template match="charges">
    <charge kind="{kind}">{amount/value}</charge>
  </xsl:template>

  <xsl:template match="items">
    <line>
      <xsl:where-populated>
        <position>{lineId}</position>
        <material>{skuId}</material>
        <text>{name}</text>
        <quantity>{quantity}</quantity>
        <price>{unitPrice/value}</price>
        <discount>{discount/value}</discount>
        <tax>{tax/value}</tax>
      </xsl:where-populated>
    </line>
  </xsl:template>

  <!-- What the channel stated; where it did not, what its amounts add up to: prices that were divided have lost a little,
       and no currency has more than four digits. -->
  <xsl:template name="total">
    <xsl:variable name="lines" select="items ! (xs:decimal(quantity) * xs:decimal(unitPrice/value) - xs:decimal((discount/value, 0)[1]))"/>
    <xsl:variable name="tax" select="if (taxIncluded = 'true') then 0 else xs:decimal((tax/value, 0)[1])"/>
    <xsl:value-of select="(total/value, round(sum($lines) + xs:decimal((shipping/value, 0)[1]) + sum(charges/amount/xs:decimal(value))
        - xs:decimal((discount/value, 0)[1]) + $tax, 4))[1]"/>
  </xsl:template>
</xsl:stylesheet>
