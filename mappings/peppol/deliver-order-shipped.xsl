<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
    exclude-result-prefixes="xs" expand-text="yes">
  <!-- A UBL 2.1 despatch advice about an order that came as a UBL order. -->
  <xsl:include href="supplier.module.xsl"/>

  <xsl:template match="/data">
    <!-- The number that the buyer gave it: ours begins with the buyer's own number, else its name, else a digest. -->
    <xsl:variable name="prefix" select="(customer/customerId, customer/name ! normalize-space(), 'sha256')[1]"/>
    <xsl:variable name="rest" select="substring-after(channelOrderId, concat($prefix, ':'))"/>
    <xsl:variable name="number" select="
        if (not(starts-with(channelOrderId, concat($prefix, ':')))) then channelOrderId
        else if ($prefix != 'sha256') then $rest
        else if (contains($rest, ':')) then substring-after($rest, ':')
        else channelOrderId"/>
    <DespatchAdvice>
      <cbc:UBLVersionID>2.1</cbc:UBLVersionID>
      <cbc:ID>{shipment/shipmentId}</cbc:ID>
      <cbc:IssueDate>{substring-before(shipment/shippedAt, 'T')}</cbc:IssueDate>
      <cbc:IssueTime>{substring-after(shipment/shippedAt, 'T')}</cbc:IssueTime>
      <cac:OrderReference>
        <cbc:ID>{$number}</cbc:ID>
      </cac:OrderReference>
      <cac:DespatchSupplierParty>
        <xsl:call-template name="supplier"/>
      </cac:DespatchSupplierParty>
      <cac:DeliveryCustomerParty>
        <cac:Party>
          <xsl:where-populated>
            <cac:PartyIdentification>
              <xsl:where-populated><cbc:ID>{customer/customerId}</cbc:ID></xsl:where-populated>
            </cac:PartyIdentification>
            <cac:PartyName>
              <xsl:where-populated><cbc:Name>{customer/name}</cbc:Name></xsl:where-populated>
            </cac:PartyName>
          </xsl:where-populated>
        </cac:Party>
      </cac:DeliveryCustomerParty>
      <cac:Shipment>
        <cbc:ID>{shipment/shipmentId}</cbc:ID>
        <cac:Consignment>
          <cbc:ID>{shipment/trackingNo}</cbc:ID>
          <cac:CarrierParty>
            <cac:PartyName>
              <cbc:Name>{shipment/carrierCode}</cbc:Name>
            </cac:PartyName>
          </cac:CarrierParty>
        </cac:Consignment>
        <cac:Delivery>
          <cbc:TrackingID>{shipment/trackingNo}</cbc:TrackingID>
          <xsl:apply-templates select="shipTo[*]"/>
          <cac:Despatch>
            <cbc:ActualDespatchDate>{substring-before(shipment/shippedAt, 'T')}</cbc:ActualDespatchDate>
            <cbc:ActualDespatchTime>{substring-after(shipment/shippedAt, 'T')}</cbc:ActualDespatchTime>
          </cac:Despatch>
        </cac:Delivery>
      </cac:Shipment>
      <xsl:call-template name="lines"/>
    </DespatchAdvice>
  </xsl:template>

  <xsl:template match="shipTo">
    <xsl:where-populated>
      <cac:DeliveryAddress>
        <xsl:where-populated>
          <cbc:StreetName>{line1}</cbc:StreetName>
          <cbc:CityName>{city}</cbc:CityName>
          <cbc:PostalZone>{postalCode}</cbc:PostalZone>
          <cbc:CountrySubentity>{region}</cbc:CountrySubentity>
          <cac:Country>
            <xsl:where-populated><cbc:IdentificationCode>{countryCode}</cbc:IdentificationCode></xsl:where-populated>
          </cac:Country>
        </xsl:where-populated>
      </cac:DeliveryAddress>
    </xsl:where-populated>
  </xsl:template>

  <!-- The warehouse counts articles, the buyer lines: what was shipped of an article fills its lines one after the other.
       Without a list from the warehouse all has been shipped. -->
  <xsl:template name="lines">
    <xsl:variable name="shipped" select="shipment/lines"/>
    <xsl:variable name="items" select="items"/>
    <xsl:variable name="lines" as="element()*">
      <xsl:for-each select="items">
        <xsl:variable name="sku" select="string(skuId)"/>
        <xsl:variable name="before" select="sum(preceding-sibling::items[skuId = $sku]/xs:decimal(quantity))"/>
        <xsl:variable name="rest" select="sum($shipped[skuId = $sku]/xs:decimal(quantity)) - $before"/>
        <xsl:variable name="quantity" select="
            if (empty($shipped)) then xs:decimal(quantity)
            else if (following-sibling::items[skuId = $sku]) then min((xs:decimal(quantity), $rest))
            else $rest"/>
        <xsl:if test="$quantity gt 0">
          <line xmlns="" number="{lineId}" sku="{$sku}" name="{name}" quantity="{$quantity}"/>
        </xsl:if>
      </xsl:for-each>
      <xsl:for-each select="$shipped[not(skuId = $items/skuId)]">
        <line xmlns="" number="none" sku="{skuId}" name="" quantity="{quantity}"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="empty($lines)">
      <xsl:message terminate="yes">nothing of this order is in the shipment</xsl:message>
    </xsl:if>
    <xsl:for-each select="$lines">
      <cac:DespatchLine>
        <cbc:ID>{position()}</cbc:ID>
        <cbc:DeliveredQuantity unitCode="C62">{@quantity}</cbc:DeliveredQuantity>
        <cac:OrderLineReference>
          <cbc:LineID>{@number}</cbc:LineID>
        </cac:OrderLineReference>
        <cac:Item>
          <xsl:where-populated><cbc:Name>{@name}</cbc:Name></xsl:where-populated>
          <cac:SellersItemIdentification>
            <cbc:ID>{@sku}</cbc:ID>
          </cac:SellersItemIdentification>
        </cac:Item>
      </cac:DespatchLine>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
