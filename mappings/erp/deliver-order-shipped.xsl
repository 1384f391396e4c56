<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <xsl:template match="/data">
    <ShipOrder>
      <orderNumber>{orderId}</orderNumber>
      <xsl:where-populated>
        <shipmentNumber>{shipment/shipmentId}</shipmentNumber>
        <carrier>{shipment/carrierCode}</carrier>
        <trackingNumber>{shipment/trackingNo}</trackingNumber>
      </xsl:where-populated>
      <shippedAt>{shipment/shippedAt}</shippedAt>
    </ShipOrder>
  </xsl:template>
</xsl:stylesheet>
