<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" exclude-result-prefixes="#all">
  <!-- Who we are in every document. -->
  <xsl:template name="supplier">
    <cac:Party>
      <cac:PartyName>
        <cbc:Name>Example Trading Co., Ltd.</cbc:Name>
      </cac:PartyName>
      <cac:PostalAddress>
        <cbc:CityName>Shenzhen</cbc:CityName>
        <cac:Country>
          <cbc:IdentificationCode>CN</cbc:IdentificationCode>
        </cac:Country>
      </cac:PostalAddress>
    </cac:Party>
  </xsl:template>
</xsl:stylesheet>
