<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:example:erp:orders"
    expand-text="yes">
  <!-- The ERP remembers the cancellation of an order that it has never seen. -->
  <xsl:template match="/data">
    <CancelOrder>
      <orderNumber>{orderId}</orderNumber>
      <xsl:where-populated><reason>{cancelReason}</reason></xsl:where-populated>
    </CancelOrder>
  </xsl:template>
</xsl:stylesheet>
